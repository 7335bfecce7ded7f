-- Representatives are chosen group by group (organic law, article 13): for which group somebody stands, which group's ballots a box
-- holds, and which group a representative answers to.
alter table election_candidate add column group_id uuid;
alter table election_box add column group_id uuid;
alter table organ_member add column group_id uuid;
create or replace view election_public_candidate as
  select c.id, c.election_id, c.name, c.sex, c.post, c.about, c.nominated_by, c.group_id
  from election_candidate c join election_public e on e.community_id = c.community_id and e.id = c.election_id
  where c.state = 'formal' and e.state not in ('planAdopted', 'registration', 'listPublished', 'nomination', 'vetting');
