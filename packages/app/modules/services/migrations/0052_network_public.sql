-- Where and when it is had, and by whom, is for everybody to know.
grant select on service_provider, service_place, service_place_day, service_offer to liren_public;
create policy service_provider_public on service_provider for select to liren_public using (true);
create policy service_place_public on service_place for select to liren_public using (true);
create policy service_place_day_public on service_place_day for select to liren_public using (true);
create policy service_offer_public on service_offer for select to liren_public using (true);

-- Who writes a place says who is in charge of it, if nobody.
alter table service_place alter column holders drop default;
