package org.l2bench.core.network;

import java.util.regex.Pattern;

/** The names that torchvision gives to the tensors of networks that we have, too. */
public final class TorchvisionNames {
    private static final Pattern BLOCK = Pattern.compile("stage(\\d+)\\.block(\\d+)\\.(conv|norm)(\\d+)\\.(\\w+)");
    private static final Pattern SHORTCUT =
            Pattern.compile("stage(\\d+)\\.block(\\d+)\\.shortcut\\.(conv|norm)\\.(\\w+)");

    private TorchvisionNames() {}

    /** From a tensor's name in {@link ResidualNet} to that in torchvision's {@code resnet18} and its siblings. */
    public static String ofResidualNet(String name) {
        var block = BLOCK.matcher(name);
        if (block.matches()) {
            return "layer" + block.group(1) + "." + (Integer.parseInt(block.group(2)) - 1)
                    + (block.group(3).equals("conv") ? ".conv" : ".bn") + block.group(4) + "." + part(block.group(5));
        }
        var shortcut = SHORTCUT.matcher(name);
        if (shortcut.matches()) {
            return "layer" + shortcut.group(1) + "." + (Integer.parseInt(shortcut.group(2)) - 1) + ".downsample."
                    + (shortcut.group(3).equals("conv") ? "0." : "1.") + part(shortcut.group(4));
        }
        if (name.startsWith("stem.conv.")) {
            return "conv1." + part(name.substring("stem.conv.".length()));
        }
        if (name.startsWith("stem.norm.")) {
            return "bn1." + part(name.substring("stem.norm.".length()));
        }
        return name.replaceFirst("^head\\.", "fc.");
    }

    /** From a tensor's name in {@link VisionTransformer} to that in torchvision's {@code vit_b_16} and its siblings. */
    public static String ofVisionTransformer(String name) {
        return name.replaceFirst("^head\\.", "heads.head.");
    }

    private static String part(String ours) {
        return switch (ours) {
            case "scale" -> "weight";
            case "shift" -> "bias";
            case "running_variance" -> "running_var";
            default -> ours;
        };
    }
}
