-- A sentence may be for one item, and for some roles only (none named: for all who handle cases).
alter table service_template add column item_id uuid;
alter table service_template add column roles text[] not null default '{}';
