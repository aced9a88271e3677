/** The same tests: the run of long tests gives them the whole corpus (test/setup/libsql.ts). */
import "./odd-strings.workerd.test.ts";
