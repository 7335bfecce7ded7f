-- Who of the supervisory committee held an appraisal: their seat, and their name as it was then.
alter table meeting_item add column host_id uuid;
alter table meeting_item add column host text;
