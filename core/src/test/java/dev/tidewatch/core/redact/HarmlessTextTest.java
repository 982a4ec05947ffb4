package dev.tidewatch.core.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that has the looks of a secret and holds none. */
class HarmlessTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "spark.sql.shuffle.partitions=200",
        "s3a://bucket/path@v1/part-0.parquet",
        "hdfs://nn1:8020/user/etl@prod/x",
        "mongodb://h1:27017,h2:27017/db?x=a@b",
        "spark://CoarseGrainedScheduler@172.22.200.52:35418",
        "akka.tcp://sparkDriver@host:5555/user",
        "http://[::1]:8080/x@y",
        "jdbc:oracle:thin:@//db:1521/svc",
        "jdbc:hive2://hs2:10000/default;principal=hive/_HOST@EXAMPLE.COM",
        "mail etl@example.com or ops@example.com at 12:30",
        "refresh the token cache and count tokens = 512",
        "tokenizer=whitespace, secretary = 'Ann', passwordless: yes",
        "mismatched input 'FROM' expecting token 'SELECT'",
        "struct<id:int,token:string,password:varchar(20)>",
        "root |-- password: string (nullable = true)",
        "SELECT password, token FROM users WHERE password IS NOT NULL",
        "ON a.token = b.token",
        "SELECT coalesce(token, id), concat(password,salt), struct(token,name)",
        "WHERE token IN (SELECT token FROM s)",
        "INSERT INTO t (password, token) SELECT * FROM s",
        "SortMergeJoin [token#12], [token#34], (token#12 = token#34)",
        "UPDATE t SET password = ? WHERE token = NULL",
        "fs.s3a.access.enabled=true spark.acls.password.enabled=true",
        "--password-file /etc/pw --token-ttl 30",
        "PWD=/home/etl OLDPWD=/ SPARK_HOME=/opt/spark",
        "url=${db.url} password=${db.password}",
        "bearer of bad news, basic authentication, identified by name",
        "compass=north, bypass=true, design=flat, config=x, signature=(II)V",
        "primary key: id, foreign key = user_id",
        "org.apache.hadoop.security.token.Token.decodeIdentifier(Token.java:183)",
        "/etc/passwd:/etc/passwd:ro,/etc/group:/etc/group:ro",
        "/opt/spark/jars/token-provider-1.0.1.jar",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "AKIASHORT and ASIAN markets, eyJ, ghp_, dapi",
        "a 40-character digest: da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "*********(redacted)",
        "password=*********(redacted), x=*********(redacted)"
      })
  void staysAsItIs(String text) {
    assertThat(Redactor.sparkDefaults().redactText(text)).isSameAs(text);
  }
}
