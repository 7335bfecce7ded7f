-- On what representatives decide what is the residents' to decide: a resolution of the residents' meeting, or, where that was made before
-- the community's meetings were kept here, its day beside the document that `delegation` names.
alter table meeting_item add column delegation_id uuid;
alter table meeting_item add column delegation_on date;
