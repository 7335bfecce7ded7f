-- Whether somebody stands on the list of another community is asked for everybody on a list.
create index election_voter_person on election_voter (person_id) where to_version is null and state = 'listed';
