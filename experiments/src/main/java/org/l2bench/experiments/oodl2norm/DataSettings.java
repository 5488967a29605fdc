package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.datasets.catalogue.DataSet;
import org.l2bench.datasets.catalogue.NamedSet;
import org.l2bench.datasets.catalogue.Split;

/** Which images are trained on and which are told from them. */
public record DataSettings(
        @Setting("in-distribution set, by name or NAME=folder:PATH")
        String id,

        @Setting("its classes that are trained on; all if empty")
        List<Integer> idClasses,

        @Setting("training images per class, the first ones; 0 for all")
        @Range(least = 0, most = DataSettings.MOST_IMAGES)
        int trainPerClass,

        @Setting("images of the training part that are set aside by the seed and not used, as in DDU")
        @Range(least = 0, most = DataSettings.MOST_IMAGES)
        int validationImages,

        @Setting("OoD sets close to the ID set; held-out stands for the other classes of the ID set")
        List<String> near,

        @Setting("OoD sets far from the ID set") List<String> far,

        @Setting("ID test images, the first ones or, of a user's folder, spread over its classes; 0 for all")
        @Range(least = 0, most = DataSettings.MOST_IMAGES)
        int testImages,

        @Setting("images of each OoD set, the first ones or, of a user's folder, spread over its classes; 0 for all")
        @Range(least = 0, most = DataSettings.MOST_IMAGES)
        int oodImages) {

    /** Stands for the classes of the ID set that are not trained on. */
    public static final String HELD_OUT = "held-out";

    /** How metrics call the ID set. */
    static final String ID = "id";

    static final int MOST_IMAGES = 1_000_000_000;

    public DataSettings {
        idClasses = List.copyOf(idClasses);
        near = List.copyOf(near);
        far = List.copyOf(far);
        var problems = new Problems()
                .distinct("idClasses", idClasses)
                .require(trainPerClass != 1, "trainPerClass must be 0 for all or at least 2, was 1")
                .require(near.size() + far.size() > 0, "near and far name no OoD set; name at least one");
        checkSets("near", near, id, problems);
        checkSets("far", far, id, problems);
        // That two folders are two is for NamedFolders to see.
        problems.distinct(
                "near and far",
                Stream.concat(near.stream(), far.stream())
                        .filter(set -> !NamedFolder.isOne(set))
                        .toList());
        NamedSet.images("id", id, problems).ifPresent(set -> requireBothParts(set, problems));
        problems.throwIfAny();
    }

    private static void checkSets(String setting, List<String> sets, String id, Problems problems) {
        for (var set : sets) {
            if (!set.equals(HELD_OUT)) {
                NamedSet.images(setting, set, problems);
                problems.require(
                                !set.equals(id),
                                "%s must not name the set that is trained on (id), was %s",
                                setting,
                                set)
                        .require(
                                !key(set).equals(ID) && !key(set).equals(HELD_OUT),
                                "%s: an OoD set cannot have the name %s, which means another one; write NAME=folder:PATH,"
                                        + " was %s",
                                setting,
                                key(set),
                                set);
            }
        }
    }

    private static void requireBothParts(DataSet set, Problems problems) {
        var parts = set.counts().keySet();
        problems.require(
                parts.containsAll(List.of(Split.TRAIN, Split.TEST)),
                "id must be a set with training and test images; %s has the parts %s",
                set.name(),
                parts);
    }

    /** Which of near and far name the classes of the ID set that are left out. */
    List<String> settingsWithHeldOut() {
        var settings = new ArrayList<String>();
        if (near.contains(HELD_OUT)) {
            settings.add("data.near");
        }
        if (far.contains(HELD_OUT)) {
            settings.add("data.far");
        }
        return settings;
    }

    /** The near sets, then the far ones. */
    List<String> oodSets() {
        return Stream.concat(near.stream(), far.stream()).toList();
    }

    /** How a set is called in metrics: its name. */
    static String key(String set) {
        return NamedFolder.nameOf(set);
    }

    /** How a set is called in tables. */
    String label(String set) {
        return key(set) + (near.contains(set) ? " (near)" : " (far)");
    }
}
