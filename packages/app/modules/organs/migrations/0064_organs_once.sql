-- Rules of a party body are for nobody without sign-in: neither that they are there nor what they say.
drop policy organ_rule_public on organ_rule;
create policy organ_rule_public on organ_rule for select to liren_public
  using (current_seq is not null and exists (select 1 from organ o where o.area_id = organ_rule.area_id and o.id = organ_rule.organ_id and o.family <> 'party'));
-- A rule is read here within the policy above.
drop policy organ_rule_version_public on organ_rule_version;
create policy organ_rule_version_public on organ_rule_version for select to liren_public
  using (state in ('inForce', 'superseded') and exists (select 1 from organ_rule r where r.area_id = organ_rule_version.area_id and r.id = organ_rule_version.rule_id));

-- Of these an area has one at a time, also where two are founded at the same moment: whichever was recorded later never stood.
update organ o set ended_on = o.founded_on, ended_reason = '同类组织重复设立', version = o.version + 1
  where o.ended_on is null and o.kind in ('residentsMeeting', 'representativesMeeting', 'residentsCommittee', 'supervisoryCommittee', 'representatives', 'electionCommittee', 'subdistrictOffice')
    and exists (select 1 from organ n where n.area_id = o.area_id and n.kind = o.kind and n.ended_on is null and (n.recorded_at, n.id) < (o.recorded_at, o.id));
create unique index organ_once on organ (area_id, kind)
  where ended_on is null and kind in ('residentsMeeting', 'representativesMeeting', 'residentsCommittee', 'supervisoryCommittee', 'representatives', 'electionCommittee', 'subdistrictOffice');

-- Which meeting accepted a resignation (organic law, article 21): the post ends on its day.
alter table organ_member add column out_meeting text check (out_meeting in ('residentsMeeting', 'representativesMeeting'));
