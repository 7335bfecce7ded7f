-- Entries of one upload share it, so that an upload can be taken back as long as nothing was decided upon it.
alter table planning_compound add column upload_id uuid;
create index planning_compound_upload on planning_compound (upload_id);
grant delete on planning_compound to liren_app;
