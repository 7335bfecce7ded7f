-- One election of a kind runs in a community at a time, also when two are planned at the same moment.
create unique index election_one_running on election (community_id, kind)
  where state not in ('void', 'announced', 'filed', 'certificates', 'handover', 'archived');
