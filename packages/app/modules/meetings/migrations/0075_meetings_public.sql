-- What everybody may read without sign-in: public meetings with their agenda, what was decided and how far it is, signed minutes,
-- publications on the page, answers. Who came and who said what is not among it.
grant select on meeting, meeting_item, meeting_minutes, resolution, meeting_task, meeting_task_step, publication, publication_answer, publicity_measure to liren_public;
create policy meeting_public on meeting for select to liren_public using (public);
create policy meeting_item_public on meeting_item for select to liren_public
  using (exists (select 1 from meeting m where m.area_id = meeting_item.area_id and m.id = meeting_item.meeting_id and m.public));
create policy meeting_minutes_public on meeting_minutes for select to liren_public
  using (signed_at is not null and exists (select 1 from meeting m where m.area_id = meeting_minutes.area_id and m.id = meeting_minutes.meeting_id and m.public));
create policy resolution_public on resolution for select to liren_public using (public);
create policy meeting_task_public on meeting_task for select to liren_public using (public);
create policy meeting_task_step_public on meeting_task_step for select to liren_public
  using (exists (select 1 from meeting_task t where t.area_id = meeting_task_step.area_id and t.id = meeting_task_step.task_id and t.public));
create policy publication_public on publication for select to liren_public using (on_page);
create policy publication_answer_public on publication_answer for select to liren_public using (true);
create policy publicity_measure_public on publicity_measure for select to liren_public using (true);
