-- Comments on a drawn area, and answers to comments.
alter table planning_comment add column outline jsonb;
alter table planning_comment add column reply_to uuid;
create index planning_comment_reply on planning_comment (reply_to) where reply_to is not null;
