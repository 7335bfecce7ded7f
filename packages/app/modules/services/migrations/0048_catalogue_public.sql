-- What is offered and what must not be issued is for everybody to know.
grant select on service_kind, service_item, service_item_version, service_barred to liren_public;
create policy service_kind_public on service_kind for select to liren_public using (true);
create policy service_item_public on service_item for select to liren_public using (true);
create policy service_item_version_public on service_item_version for select to liren_public using (true);
create policy service_barred_public on service_barred for select to liren_public using (true);
