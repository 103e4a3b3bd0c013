package dev.meshward.desktop.look;

import java.util.List;

/**
 * How colours look to people who lack one kind of cone (Machado, Oliveira, Fernandes 2009, severity 1.0), and how far
 * apart two colours are (CIEDE2000; contrast as WCAG 2.2 reckons it).
 */
final class Sight {

    static final double[][] DEUTERANOPIA = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    };
    static final double[][] PROTANOPIA = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    };
    static final double[][] TRITANOPIA = {
        {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
    };
    static final double[][] ALL_CONES = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

    static final List<double[][]> EVERYBODY = List.of(ALL_CONES, DEUTERANOPIA, PROTANOPIA, TRITANOPIA);

    private Sight() {}

    /** Linear red, green and blue from 0 to 1. */
    static double[] linear(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return new double[] {linear(rgb >> 16), linear(rgb >> 8), linear(rgb)};
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    static double[] seenBy(double[][] eyes, double[] rgb) {
        var seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(eyes[i][0] * rgb[0] + eyes[i][1] * rgb[1] + eyes[i][2] * rgb[2], 0, 1);
        }
        return seen;
    }

    static double contrast(String one, String other) {
        double a = luminance(linear(one));
        double b = luminance(linear(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double[] lab(double[] rgb) {
        double x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
        double y = f(luminance(rgb));
        double z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    static double difference(double[] oneRgb, double[] otherRgb) {
        var one = lab(oneRgb);
        var other = lab(otherRgb);
        double meanChroma = (Math.hypot(one[1], one[2]) + Math.hypot(other[1], other[2])) / 2;
        double seventh = Math.pow(meanChroma, 7);
        double g = 0.5 * (1 - Math.sqrt(seventh / (seventh + Math.pow(25, 7))));
        double a1 = one[1] * (1 + g);
        double a2 = other[1] * (1 + g);
        double c1 = Math.hypot(a1, one[2]);
        double c2 = Math.hypot(a2, other[2]);
        return ciede(one[0], other[0], c1, c2, hue(a1, one[2]), hue(a2, other[2]));
    }

    private static double hue(double a, double b) {
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double ciede(double l1, double l2, double c1, double c2, double h1, double h2) {
        boolean isGrey = c1 * c2 == 0;
        double turn = isGrey ? 0 : Math.IEEEremainder(h2 - h1, 360);
        double hueStep = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(turn / 2));
        double l = (l1 + l2) / 2;
        double c = (c1 + c2) / 2;
        double h = isGrey ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
        double t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.20 * cos(4 * h - 63);
        double sl = 1 + 0.015 * Math.pow(l - 50, 2) / Math.sqrt(20 + Math.pow(l - 50, 2));
        double sc = 1 + 0.045 * c;
        double sh = 1 + 0.015 * c * t;
        double rotation = -Math.sin(Math.toRadians(60 * Math.exp(-Math.pow((h - 275) / 25, 2))))
                * 2
                * Math.sqrt(Math.pow(c, 7) / (Math.pow(c, 7) + Math.pow(25, 7)));
        double byLight = (l2 - l1) / sl;
        double byChroma = (c2 - c1) / sc;
        double byHue = hueStep / sh;
        return Math.sqrt(byLight * byLight + byChroma * byChroma + byHue * byHue + rotation * byChroma * byHue);
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
