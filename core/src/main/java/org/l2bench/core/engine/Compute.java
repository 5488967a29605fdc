package org.l2bench.core.engine;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;

/** Where and how precisely a trial computes. */
public record Compute(DeviceType device, Precision precision) {
    /** The plain choice: CPU, float32. */
    public static final Compute CPU = new Compute(DeviceType.CPU, Precision.FP32);

    /**
     * From the labels in a trial's inputs.
     *
     * @throws IllegalArgumentException for an unknown label, or for {@code cuda} where libtorch finds no GPU
     */
    public static Compute of(String device, String precision) {
        var type =
                switch (device) {
                    case "cpu" -> DeviceType.CPU;
                    case "cuda" -> DeviceType.CUDA;
                    default -> throw new IllegalArgumentException("device must be cpu or cuda, was " + device);
                };
        if (type == DeviceType.CUDA && !torch.cuda_is_available()) {
            throw new IllegalArgumentException("device cuda was asked for, but libtorch finds no GPU here;"
                    + " build with -Pcuda on a machine with CUDA 13, or use --device cpu");
        }
        return new Compute(type, Precision.of(precision));
    }

    /** The tensor on this device; itself if it is there already. */
    public Tensor place(Tensor tensor) {
        return tensor.to(new Device(device), tensor.scalar_type());
    }

    /** Ends one use of the device: waits for work that is under way. */
    public void synchronise() {
        if (device == DeviceType.CUDA) {
            torch.cuda_synchronize();
        }
    }
}
