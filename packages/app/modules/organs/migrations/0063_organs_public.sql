-- Names of representatives are published by their election, for its own days; nobody reads them here without sign-in.
drop view organ_representative;
