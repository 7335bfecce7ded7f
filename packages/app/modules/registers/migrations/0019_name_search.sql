-- Two characters are found at the beginning of a name and after its first character by narrow indexes, which give what they
-- find at once; grams are kept for names of more than three characters, few of all. Hashes are compared byte by byte.
drop index resident_grams;
create index resident_given on resident (substr(name, 2)) where superseded_at is null;
create index resident_grams on resident using gin (name_grams) where superseded_at is null and char_length(name) > 3;

alter table person_key alter column id_hash type text collate "C";
alter table resident alter column phone_hash type text collate "C";
