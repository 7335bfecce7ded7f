-- What everybody may know to be void: which candidacy (none: the whole election), on what ground, since when. Not by whom, nor the facts.
create view election_public_voided as
  select v.election_id, (v.verdict ->> 'candidateId')::uuid as candidate_id, v.verdict ->> 'ground' as ground, (v.verdict ->> 'on')::date as voided_on
  from election_verdict v join election_public e on e.community_id = v.community_id and e.id = v.election_id
  where v.matter = 'voided';
grant select on election_public_voided to liren_app, liren_public;
