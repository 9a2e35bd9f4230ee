// Publishing writes which copy this is here.
