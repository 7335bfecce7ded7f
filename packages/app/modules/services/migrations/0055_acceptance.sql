-- Whether the clock of the whole counts from the opening of a case or from its acceptance, as its rule says.
alter table service_clock_rule add column counts_from text not null default 'opening' check (counts_from in ('opening', 'acceptance'));
update service_clock_rule set counts_from = 'acceptance' where origin = 'law' and step = 'whole';

-- A paper of a special-care case lies at the counter under its number: its title is for those who may see the case.
alter table service_handout add column special boolean not null default false;
update service_handout h set special = true from service_case c where c.number = h.case_number and c.special;
