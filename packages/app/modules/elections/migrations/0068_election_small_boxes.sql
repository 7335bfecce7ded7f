-- The box whose ballots a small box's were put together with before anything was read; its own account then has no sum of votes.
alter table election_box_account add column counted_with uuid;
