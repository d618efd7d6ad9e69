-- Chapter 5: personal information. Its tables come with the folders of src/privacy.
create schema privacy;
