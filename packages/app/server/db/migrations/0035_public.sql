-- Who has not signed in runs under a role of its own. It sees only tables granted to it, and of these only rows that a
-- policy for it names: what no module has made public does not exist for it.
grant usage on schema public to liren_public;

-- What a command of anybody leaves behind: its entry, and its answer under the caller's key.
grant insert on audit_entry to liren_public;
grant select, insert, update on audit_head to liren_public;
grant select, insert, update on idempotency to liren_public;
create policy audit_entry_public on audit_entry for insert to liren_public with check (actor_role = 'public');
create policy audit_head_public on audit_head to liren_public using (true) with check (true);
create policy idempotency_public on idempotency to liren_public
  using (owner = 'public') with check (owner = 'public');

-- The tree of areas, the law and the rules drawn from it are public information.
grant select on area, area_version, area_link, area_boundary, county_code, county_code_link to liren_public;
create policy area_public on area for select to liren_public using (true);
create policy area_version_public on area_version for select to liren_public using (true);
create policy area_link_public on area_link for select to liren_public using (true);
create policy area_boundary_public on area_boundary for select to liren_public using (true);
create policy county_code_public on county_code for select to liren_public using (true);
create policy county_code_link_public on county_code_link for select to liren_public using (true);
grant select on policy, policy_article, policy_relation, policy_force, rule_set, rule_parameter to liren_public;
create policy policy_public on policy for select to liren_public using (true);
create policy policy_article_public on policy_article for select to liren_public using (true);
create policy policy_relation_public on policy_relation for select to liren_public using (true);
create policy policy_force_public on policy_force for select to liren_public using (true);
create policy rule_set_public on rule_set for select to liren_public using (true);
create policy rule_parameter_public on rule_parameter for select to liren_public using (true);
