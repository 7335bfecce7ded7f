-- Why an announced act could not come into force when it was last tried, for a person to mend.
alter table planning_act add column refused_at timestamptz;
alter table planning_act add column refusal jsonb;
-- Names of its communities that got no outline: some of their units are known by a point only.
alter table planning_act add column no_outline jsonb;
