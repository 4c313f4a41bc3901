/* Finds a function in a library by reading the library's own symbol table: a look-up that nobody can stand in front of. */
#ifndef UNSEEN_H
#define UNSEEN_H

#include <dlfcn.h>
#include <link.h>
#include <stdint.h>
#include <string.h>

static ElfW(Addr) absolute(const struct link_map *map, ElfW(Addr) value)
{
    return value < map->l_addr ? value + map->l_addr : value;
}

/* How many symbols there are, by the chains of the hash table. */
static uint32_t symbols_of(const uint32_t *hash)
{
    uint32_t buckets = hash[0], first = hash[1], last = 0;
    const uint32_t *bucket = hash + 4 + 2 * hash[2], *chain = bucket + buckets;
    for (uint32_t i = 0; i < buckets; i++)
        if (bucket[i] > last)
            last = bucket[i];
    if (last < first)
        return first;
    while (!(chain[last - first] & 1))
        last++;
    return last + 1;
}

static void *find_unseen(void *library, const char *name)
{
    const struct link_map *map = NULL;
    const char *strings = NULL;
    const ElfW(Sym) *symbols = NULL;
    const uint32_t *hash = NULL;
    if (dlinfo(library, RTLD_DI_LINKMAP, &map))
        return NULL;
    for (const ElfW(Dyn) *entry = map->l_ld; entry->d_tag != DT_NULL; entry++) {
        if (entry->d_tag == DT_STRTAB)
            strings = (const char *)absolute(map, entry->d_un.d_ptr);
        if (entry->d_tag == DT_SYMTAB)
            symbols = (const ElfW(Sym) *)absolute(map, entry->d_un.d_ptr);
        if (entry->d_tag == DT_GNU_HASH)
            hash = (const uint32_t *)absolute(map, entry->d_un.d_ptr);
    }
    for (uint32_t i = 0, count = symbols_of(hash); i < count; i++)
        if (symbols[i].st_shndx != SHN_UNDEF && !strcmp(strings + symbols[i].st_name, name))
            return (void *)(map->l_addr + symbols[i].st_value);
    return NULL;
}

#endif
