//! Finds and opens the real GPU libraries at run time, and names a GPU.
