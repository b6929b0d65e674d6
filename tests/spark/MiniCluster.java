/* A namenode, a datanode and YARN of one node, in one process, for the tests of cleancopy-spark (support.py starts it as it is: Java compiles it).
 *   java -cp 'JARS/*' MiniCluster.java FOLDER NAMENODE_PORT format|keep
 * Settings go to FOLDER/conf; the file FOLDER/ready is made last.  It ends when standard input does. */
import java.io.*;
import java.nio.file.*;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.*;
import org.apache.hadoop.hdfs.server.common.HdfsServerConstants.StartupOption;
import org.apache.hadoop.hdfs.server.namenode.EditLogFileOutputStream;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

public class MiniCluster {
    public static void main(String[] words) throws Exception {
        File folder = new File(words[0]);
        System.setProperty("test.build.data", folder + "/data");
        Configuration settings = new YarnConfiguration(new HdfsConfiguration());
        settings.set("hadoop.tmp.dir", folder + "/tmp");
        settings.set("dfs.replication", "1");
        EditLogFileOutputStream.setShouldSkipFsyncForTesting(true);
        boolean format = words[2].equals("format");
        MiniDFSCluster files = new MiniDFSCluster.Builder(settings, new File(folder, "dfs")).numDataNodes(1)
            .nameNodePort(Integer.parseInt(words[1])).format(format).manageNameDfsDirs(true)
            .startupOption(format ? null : StartupOption.REGULAR).build();
        files.waitActive();
        settings.set("yarn.nodemanager.vmem-check-enabled", "false");
        settings.set("yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "99");
        settings.set("yarn.scheduler.minimum-allocation-mb", "256");
        MiniYARNCluster nodes = new MiniYARNCluster("cleancopy", 1, 1, 1);
        nodes.init(settings);
        nodes.start();
        settings = nodes.getConfig();
        settings.set("fs.defaultFS", "hdfs://127.0.0.1:" + words[1]);
        settings.unset("net.topology.node.switch.mapping.impl"); // a class of the tests, which Spark has not
        new File(folder, "conf").mkdirs();
        for (String name : new String[] {"core-site.xml", "hdfs-site.xml", "yarn-site.xml"}) {
            try (OutputStream out = new FileOutputStream(folder + "/conf/" + name)) {
                settings.writeXml(out);
            }
        }
        new File(folder, "ready").createNewFile();
        while (System.in.read() >= 0) {
        }
        System.exit(0);
    }
}
