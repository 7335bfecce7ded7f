-- What a place does on public holidays: nothing is said; open as on any day; closed; as offices do, closed on days off and open
-- on the weekend days that are worked instead.
alter table service_place add column holidays text not null default 'unsaid';
alter table service_place add constraint service_place_holidays check (holidays in ('unsaid', 'open', 'closed', 'office'));

-- The calendar of the state is public, and so are the hours that follow it.
grant select on service_holiday_year, service_holiday to liren_public;
create policy service_holiday_year_public on service_holiday_year for select to liren_public using (true);
create policy service_holiday_public on service_holiday for select to liren_public using (true);
