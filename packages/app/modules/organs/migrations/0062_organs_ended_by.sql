-- The act of the tree that ended a body and the seats in it: where it is withdrawn before its day, they are put back.
alter table organ add column ended_by uuid;
alter table organ_member add column out_by uuid;
