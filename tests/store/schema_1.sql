-- The tables of a store as Dateline made them before it had migrations.
CREATE TABLE articles ( id VARCHAR(16) NOT NULL, "key" TEXT NOT NULL, PRIMARY KEY (id), UNIQUE ("key") );
CREATE TABLE changes ( number INTEGER NOT NULL, kind VARCHAR(10) NOT NULL, article VARCHAR(16) NOT NULL, version INTEGER, added VARCHAR(32) NOT NULL, PRIMARY KEY (number) );
CREATE INDEX ix_changes_article ON changes (article);
CREATE TABLE dateline_meta ( name VARCHAR(40) NOT NULL, value VARCHAR(200) NOT NULL, PRIMARY KEY (name) );
CREATE TABLE failures ( number INTEGER NOT NULL, "key" TEXT NOT NULL, step VARCHAR(80) NOT NULL, error VARCHAR(80) NOT NULL, detail TEXT NOT NULL, maker VARCHAR(200) NOT NULL, added VARCHAR(32) NOT NULL, PRIMARY KEY (number) );
CREATE INDEX ix_failures_key ON failures ("key");
CREATE TABLE readings ( number INTEGER NOT NULL, article VARCHAR(16) NOT NULL, version INTEGER NOT NULL, digest VARCHAR(80) NOT NULL, maker VARCHAR(200) NOT NULL, title TEXT, outlet TEXT, published VARCHAR(40), json TEXT NOT NULL, PRIMARY KEY (number), UNIQUE (article, digest) );
CREATE INDEX ix_readings_article ON readings (article);
CREATE TABLE versions ( article VARCHAR(16) NOT NULL, number INTEGER NOT NULL, digest VARCHAR(80) NOT NULL, added VARCHAR(32) NOT NULL, PRIMARY KEY (article, number), UNIQUE (article, digest), FOREIGN KEY(article) REFERENCES articles (id) );
INSERT INTO dateline_meta VALUES ('schema', '1');
