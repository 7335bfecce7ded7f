-- Read within one's own area; it stands here because it needs the table of areas.
create policy audit_entry_read on audit_entry for select to liren_app using (area_id in (
  select a.id from area a where a.path >= nullif(current_setting('app.path', true), '')
    and a.path < nullif(current_setting('app.path', true), '') || '~'));
