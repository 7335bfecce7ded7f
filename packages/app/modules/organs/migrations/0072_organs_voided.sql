-- An election that is found void leaves its mark: who was seated by it leaves for that reason, its term ends where it stands, also on its
-- first day, and nothing is handed over to it any more. Who sat before may be told to carry on.
alter table organ_member drop constraint organ_member_out_reason_check;
alter table organ_member add constraint organ_member_out_reason_check
  check (out_reason in ('termEnd', 'resigned', 'recalled', 'incompetent', 'lost', 'died', 'movedAway', 'boundary', 'replaced', 'void', 'mistake'));
alter table organ_member drop constraint organ_member_in_reason_check;
alter table organ_member add constraint organ_member_in_reason_check
  check (in_reason in ('elected', 'byElected', 'selected', 'appointed', 'succession', 'resumed'));
alter table organ_term drop constraint organ_term_check;
alter table organ_term add constraint organ_term_check check (from_on <= to_on);
alter table organ_handover drop constraint organ_handover_state_check;
alter table organ_handover add constraint organ_handover_state_check check (state in ('open', 'signed', 'void'));
