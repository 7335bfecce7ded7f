-- What people bring in: layers that replace one another, decisions on compounds that are taken back, and what a county draws by.

-- Layers that took one another's place share it: the id of the first. Who chose one of them has the one that stands.
alter table planning_layer add column origin_id uuid;
-- The layer that took this one's place.
alter table planning_layer add column replaced_by uuid;
alter table planning_layer add column dropped_by text;
-- Overlaps, self-crossings and ids twice that a person took along, seeing them.
alter table planning_layer add column faults int not null default 0;

-- Decisions made at once share a batch; `before` is what stood there, so that they can be taken back.
alter table planning_compound add column batch_id uuid;
alter table planning_compound add column before jsonb;
create index planning_compound_batch on planning_compound (batch_id);

-- What the county's schemes begin with; null is what the law and the house say.
alter table planning_setting add column lower_bound int;
alter table planning_setting add column upper_bound int;
alter table planning_setting add column target int;
alter table planning_setting add column weights jsonb;
