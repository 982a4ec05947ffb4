package dev.tidewatch.core.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One row a form: the text with {@code «…»} around its secret, and nothing else may change. */
class SeededSecretsTest {

  private static final String ACCESS_KEY_ID = "AKIA" + "IOSFODNN7EXAMPLE";
  private static final String SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY";
  private static final String JWT =
      "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0NTY3ODkwIn0" + ".dozjgNryP4J3jVmNHl0w5N";
  private static final String KEY_BODY = "\nMIIEvQIBADANBgkq\nhkiG9w0BAQEF\n";

  static Stream<String> secrets() {
    return Stream.of(
        "https://etl:«hunter2»@example.com/x",
        "redis://:«hunter2»@cache:6379/0",
        "mongodb://etl:«p@ss:w0rd»@h1:27017,h2:27017/db",
        "postgres://etl:«a/b?c»@db/x",
        "s3a://«" + ACCESS_KEY_ID + ":" + SECRET_ACCESS_KEY + "»@bucket/path",
        "s3n://key:«abc/def+ghi»@bucket/path",
        "jdbc:mysql://db:3306/x?user=etl&password=«hunter2»&ssl=true",
        "jdbc:sqlserver://db:1433;user=etl;password=«hunter2»;encrypt=true",
        "jdbc:sqlserver://db;password={«a;b»};encrypt=true",
        "jdbc:sqlserver://db;Uid=etl;Pwd=«hunter2»;",
        "jdbc:oracle:thin:scott/«tiger»@//db:1521/svc",
        "jdbc:oracle:oci:scott/«tiger»@svc",
        "jdbc:mysql://address=(host=db)(user=etl)(password=«hunter2»)/x",
        "the key " + "«" + ACCESS_KEY_ID + "» was refused",
        "«" + ACCESS_KEY_ID + "»:«" + SECRET_ACCESS_KEY + "»",
        "--conf spark.hadoop.fs.s3a.secret.key=«" + SECRET_ACCESS_KEY + "» --name x",
        "AWS_SECRET_ACCESS_KEY=«" + SECRET_ACCESS_KEY + "» spark-submit job.py",
        "Authorization: Bearer «" + JWT + "»",
        "{\"Authorization\": \"Basic «ZXRsOmh1bnRlcjI=»\"}",
        "401 for bearer «abc123def456», try again",
        "id was «" + JWT + "».",
        "cloned with «ghp_" + "0123456789abcdefghijABCDEFGHIJ012345»",
        "«dapi" + "0123456789abcdef0123456789abcdef» used",
        "-Xmx4g -Djavax.net.ssl.keyStorePassword=«hunter2» -Duser.home=/home/etl",
        "-Dtoken=«a&b;c,d» -XX:+UseG1GC",
        "-Dx.password=\"«two words»\" -Dy=1",
        "org.apache.spark.deploy.SparkSubmit --password «hunter2» --name x job.jar",
        "job.jar --db-password '«hunter 2»' --verbose",
        "job.jar -token «abc» in out",
        "--conf spark.executorEnv.HADOOP_CREDSTORE_PASSWORD=«secret_password» --conf a=b",
        "--conf spark.authenticate.secret=«s3cr3t»,spark.app.name=x",
        "https://acc.blob.core.windows.net/c?sv=2022-11-02&sig=«a%2Bb%3D»&se=2030",
        "AccountName=acc;AccountKey=«abcd+/==»;EndpointSuffix=core.windows.net",
        "fs.azure.account.key.acc.blob.core.windows.net=«abcd+/==»",
        "Endpoint=sb://x/;SharedAccessKeyName=Root;SharedAccessKey=«abcd+/=»;EntityPath=e",
        "https://b.s3.amazonaws.com/k?X-Amz-Date=2&X-Amz-Signature=«0a1b2c»",
        "PlainLoginModule required username=\"etl\" password=\"«hun;ter2»\";",
        "{\"c\":\"LoginModule required username=\\\"etl\\\" password=\\\"«hunter2»\\\";\"}",
        "-----BEGIN RSA PRIVATE KEY-----«" + KEY_BODY + "»-----END RSA PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----«\\nMIIEvQIBADAN»",
        "CREATE USER etl WITH PASSWORD '«hunter2»' VALID UNTIL 'infinity'",
        "ALTER USER etl IDENTIFIED BY '«it''s»' ACCOUNT UNLOCK",
        "create user etl identified by «tiger» default tablespace x",
        "CREATE USER etl IDENTIFIED WITH mysql_native_password BY '«hunter2»'",
        "SET PASSWORD = PASSWORD('«hunter2»')",
        "USING jdbc OPTIONS (url 'jdbc:x', password '«hunter2»', token '«abc»', dbtable 't')",
        "CREATE TABLE t WITH ('connector' = 'x', 'fs.s3a.secret.key' = '«abc»', 'a' = 'b')",
        "TBLPROPERTIES (\"secret\" = '«abc»', \"owner\" = 'etl')",
        "COPY INTO t CREDENTIALS (aws_key_id='x' aws_secret_key='«abc»')",
        "SELECT * FROM users WHERE password = '«hunter2»' AND id = 7",
        "SET fs.s3a.secret.key=«abc»; SELECT 1",
        "Filter (isnotnull(password#12) AND (password#12 = «hunter2»))",
        "JDBCRelation [url=jdbc:x, password=«hunter2», dbtable=t]",
        "Map(url -> jdbc:x, password -> «hunter2», dbtable -> t)",
        "PushedFilters: [IsNotNull(password), EqualTo(password,«hunter2»), In(token, [«a,b»])]",
        "tuples: (spark.my.secret,«abc»), (spark.app.name,x)",
        "WHERE password LIKE '«hunter%»' OR password IN («'a', 'b'») ORDER BY 1",
        "SET PASSWORD FOR 'etl'@'%' = '«hunter2»'",
        "<property><name>fs.s3a.secret.key</name><value>«abc»</value></property>",
        "spark.read.option(\"password\", \"«hunter2»\").option(\"url\", \"x\")",
        "{\"user\":\"etl\",\"password\":\"«hun\\\"ter2»\",\"id\":7}",
        "login failed, password: «hunter2»");
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void onlyTheSecretPartOfATextIsReplaced(String row) {
    String[] parts = row.split("[«»]", -1);
    StringBuilder text = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      text.append(parts[i]);
      expected.append(i % 2 == 0 ? parts[i] : Redactor.REPLACEMENT);
    }

    String redacted = Redactor.sparkDefaults().redactText(text.toString());

    assertThat(redacted).isEqualTo(expected.toString());
    assertThat(Redactor.sparkDefaults().redactText(redacted)).isEqualTo(redacted);
  }
}
