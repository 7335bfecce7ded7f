-- Plans laid open to everybody, and what people say of them.

-- Maps before and after, as they were published.
alter table planning_act add column maps jsonb;

-- The day a case ceased to be open: filed, dropped or done. Null while it is open.
alter table planning_case add column settled_on date;

-- Who said it and how to reach them, sealed. `sent_from` counts what came from one address, without keeping the address.
alter table planning_opinion add column name_enc text;
alter table planning_opinion add column contact_enc text;
alter table planning_opinion add column sent_from text;
create index planning_opinion_sent on planning_opinion (act_id, sent_from, at);

-- What everybody may read, without signing in too: columns and rows. An act is public from its publication on, unless it
-- was taken back; the decision from its announcement on.
create view planning_notice as
  select id, area_id, path, title, reason, effective_on, comment_from, comment_to, announced_on, plan, maps,
    case when state = 'consulting' then 'consulting' when state in ('announced', 'inForce') then state
      when state = 'archived' then 'inForce' else 'deciding' end as stage,
    case when announced_on is not null then decision_number end as decision_number,
    case when announced_on is not null then decided_on end as decided_on
  from planning_act
  where plan is not null and state in ('consulting', 'filed', 'returned', 'approved', 'announced', 'inForce', 'archived');
-- How many said what, and the answers: never the words themselves, for people write of themselves.
create view planning_notice_voice as
  select o.act_id, o.stance, count(*)::int as said, count(o.answer)::int as answered
  from planning_opinion o join planning_notice n on n.id = o.act_id
  where o.source = 'resident' group by o.act_id, o.stance;
create view planning_notice_answer as
  select o.act_id, o.id, o.stance, o.answer, o.answered_at
  from planning_opinion o join planning_notice n on n.id = o.act_id
  where o.source = 'resident' and o.answer is not null;
grant select on planning_notice, planning_notice_voice, planning_notice_answer to liren_app, liren_public;
