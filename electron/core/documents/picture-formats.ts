import sharp from 'sharp';

// Pictures come from outside: libvips opens nothing but the formats a hall accepts.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadTiffBuffer'] });

/** sharp, which opens only JPEG, PNG and TIFF, and only from memory. */
export { sharp };
