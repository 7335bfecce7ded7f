-- Two lists are held against each other as sets: no index helps, and one that fits no condition misleads a planner without statistics.
drop index if exists election_voter_person;
