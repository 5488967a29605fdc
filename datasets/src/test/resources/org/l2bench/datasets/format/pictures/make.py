"""Makes the pictures of this folder and values.txt: what Pillow's convert('RGB') gives of each.

python -m venv v && v/bin/pip install pillow==12.3.0 && v/bin/python make.py
"""

import pathlib
import struct

import PIL
from PIL import Image, ImageCms

HERE = pathlib.Path(__file__).parent
WIDTH, HEIGHT = 17, 9  # no multiple of a block
RGB = bytes(v for y in range(HEIGHT) for x in range(WIDTH) for v in (15 * x, 28 * y, 255 - 10 * x - 8 * y))
made = []


def picture():
    return Image.frombytes("RGB", (WIDTH, HEIGHT), RGB)


def save(name, image, **options):
    image.save(HERE / name, **options)
    made.append(name)


def write(name, content):
    (HERE / name).write_bytes(content)
    made.append(name)


def read(name):
    return (HERE / name).read_bytes()


def without(content, code):
    """A JPEG without its segments of this code."""
    at, out = 2, content[:2]
    while content[at + 1] != 0xDA:
        length = struct.unpack(">H", content[at + 2 : at + 4])[0]
        if content[at + 1] != code:
            out += content[at : at + 2 + length]
        at += 2 + length
    return out + content[at:]


def with_adobe(content, transform):
    """A JPEG without JFIF and with Adobe's segment."""
    bare = without(content, 0xE0)
    return bare[:2] + b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + bytes([transform]) + bare[2:]


def wide_gamut():
    """sRGB's profile with red and blue exchanged: whoever applies it changes every colour."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


turned = Image.Exif()
turned[0x0112] = 6  # a quarter turn
colours = picture()
grey = colours.convert("L")
alpha = Image.frombytes("L", (WIDTH, HEIGHT), bytes((7 * i) % 256 for i in range(WIDTH * HEIGHT)))
palette = colours.quantize(20)

save("rgb.png", colours)
save("rgb-profile.png", colours, icc_profile=wide_gamut())
save("rgb-turned.png", colours, exif=turned)
rgba = colours.copy()
rgba.putalpha(alpha)
save("rgba.png", rgba)
save("grey.png", grey)
save("grey-alpha.png", Image.merge("LA", (grey, alpha)))
save("grey-transparent.png", grey, transparency=100)
save("rgb-transparent.png", colours, transparency=(15, 28, 237))
save("one-bit.png", grey.convert("1"))
save("palette.png", palette)
save("palette-transparent.png", palette, transparency=bytes(range(0, 200, 10)))
save("palette-2-bits.png", colours.quantize(4), bits=2)
save("jpeg-444.jpg", colours, quality=90, subsampling=0)
save("jpeg-420.jpg", colours, quality=90, subsampling=2)
save("jpeg-progressive.jpg", colours, quality=90, progressive=True, subsampling=0)
save("jpeg-grey.jpg", grey, quality=90)
save("jpeg-profile.jpg", colours, quality=90, subsampling=0, icc_profile=wide_gamut())
save("jpeg-turned.jpg", colours, quality=90, subsampling=0, exif=turned)
save("jpeg-rgb.jpg", colours, quality=90, keep_rgb=True)
save("jpeg-restarts.jpg", colours, quality=90, subsampling=0, restart_marker_blocks=2)
save("jpeg-cmyk.jpg", colours.convert("CMYK"), quality=90)
black = Image.merge("CMYK", [*colours.convert("CMYK").split()[:3], alpha.point(lambda v: v // 2)])
save("jpeg-cmyk-black.jpg", black, quality=90)
write("jpeg-444-no-jfif.jpg", without(read("jpeg-444.jpg"), 0xE0))
write("jpeg-444-adobe.jpg", with_adobe(read("jpeg-444.jpg"), 1))
write("jpeg-rgb-no-adobe.jpg", without(read("jpeg-rgb.jpg"), 0xEE))
write("jpeg-rgb-and-jfif.jpg", with_adobe(read("jpeg-444.jpg"), 0))
write("jpeg-cmyk-no-adobe.jpg", without(read("jpeg-cmyk-black.jpg"), 0xEE))
at = read("jpeg-cmyk-black.jpg").index(b"Adobe") + 11
write("jpeg-ycck.jpg", read("jpeg-cmyk-black.jpg")[:at] + b"\x02" + read("jpeg-cmyk-black.jpg")[at + 1 :])
write("jpeg-film.jpg", read("jpeg-444.jpg") + b"\x00\x00\x00\x18ftypmp42" + b"\xff\xda\x00\x01" * 9)
save("palette.gif", palette)
save("palette-transparent.gif", palette, transparency=3)
save("animated.gif", palette, save_all=True, append_images=[colours.rotate(180).quantize(20)])
save("rgb.bmp", colours)
save("grey.bmp", grey)
save("palette.bmp", palette)
save("one-bit.bmp", grey.convert("1"))
save("rgba.bmp", rgba)

with open(HERE / "values.txt", "w") as values:
    values.write(f"# Pillow {PIL.__version__}: file, width, height, red green blue of each pixel in hexadecimal digits\n")
    for name in made:
        with Image.open(HERE / name) as image:
            rgb = image.convert("RGB")
            values.write(f"{name} {rgb.width} {rgb.height} {rgb.tobytes().hex()}\n")
