import helmet from 'helmet';

/** Nothing is loaded from elsewhere and no script is inline; fonts of the query page are inside its style sheet. */
export const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Served over plain HTTP on loopback: promising HTTPS here would lock users out.
  strictTransportSecurity: false,
  crossOriginEmbedderPolicy: false,
  // Nothing is told to others; a form of our own pages says where it comes from, which `guard` asks for.
  referrerPolicy: { policy: 'same-origin' },
  xFrameOptions: { action: 'deny' },
});
