-- A term whose election is void keeps its row and bears the day on which that was declared: from then on it is no term of the body, has
-- no number, and is nobody's. A term that a new one cut short keeps the end that it had, and has it again where the new one is void.
alter table organ_term add column voided_on date;
alter table organ_term add column uncut_to date;
update organ_term t set voided_on = t.to_on where t.source_kind = 'election'
  and exists (select 1 from organ_member m where m.area_id = t.area_id and m.organ_id = t.organ_id and m.term_id = t.id and m.out_reason = 'void' and m.to_on = t.to_on and m.in_reason in ('elected', 'selected'));
