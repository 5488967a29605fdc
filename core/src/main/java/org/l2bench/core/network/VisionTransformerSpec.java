package org.l2bench.core.network;

/**
 * The shape of a vision transformer (Dosovitskiy et al. 2021): patches embedded by a convolution, a class token, learned positions,
 * pre-norm encoder layers, a final norm of the class token, which is the feature; linear classifier.
 *
 * @param imageSize height and width in pixels, divisible by the patch size
 * @param width of the tokens, divisible by the number of heads; length of the feature vector
 * @param hidden width of the perceptron in each layer
 */
public record VisionTransformerSpec(
        int inputChannels, int imageSize, int patchSize, int layers, int heads, int width, int hidden, int classes) {
    public VisionTransformerSpec {
        if (imageSize % patchSize != 0) {
            throw new IllegalArgumentException(
                    "image size must be divisible by the patch size, " + patchSize + ", was " + imageSize);
        }
        if (width % heads != 0) {
            throw new IllegalArgumentException("width must be divisible by the heads, " + heads + ", was " + width);
        }
    }

    /** ViT-B/16 on 224x224 colour images. Torchvision's {@code vit_b_16}. */
    public static VisionTransformerSpec base16(int classes) {
        return new VisionTransformerSpec(3, 224, 16, 12, 12, 768, 3072, classes);
    }

    /** Class token and patches. */
    public int tokens() {
        int side = imageSize / patchSize;
        return side * side + 1;
    }

    /** How many numbers the network has, without making it. */
    public long parameters() {
        long w = width;
        long embedding = w * inputChannels * patchSize * patchSize + w + w + tokens() * w;
        long attention = 3 * w * w + 3 * w + w * w + w;
        long perceptron = w * hidden + hidden + hidden * w + w;
        long norms = 2 * 2 * w;
        long head = w * classes + classes;
        return embedding + layers * (attention + perceptron + norms) + 2 * w + head;
    }
}
