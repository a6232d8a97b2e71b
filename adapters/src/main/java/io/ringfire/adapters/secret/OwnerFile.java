package io.ringfire.adapters.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that its owner alone may read: by mode 0600, or by an access list where files have no mode (Windows). */
public final class OwnerFile {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerFile.class);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private OwnerFile() {}

    /** Makes it, empty, when there is none, and takes one that there is from all others' eyes. */
    public static void open(Path file) throws IOException {
        boolean isThere = Files.exists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            if (!isThere) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(OWNER)); // no moment that others can read it
            } else if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                LOG.warn("others could read {}; now its owner alone can. If somebody may have, make a new one", file);
                Files.setPosixFilePermissions(file, OWNER);
            }
            return;
        }
        if (!isThere) {
            Files.createFile(file);
        }
        AclFileAttributeView list = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (list == null) {
            LOG.warn("{} cannot be kept from others here: see to it that they cannot enter its directory", file);
            return;
        }
        list.setAcl(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(list.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build()));
    }
}
