/* Where a word occurs in a text, with one byte for each place. */
#include "sample.h"

__global__ void search(const char *text, const char *word, unsigned char *at, int length, int letters)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i + letters > length)
        return;
    bool same = true;
    for (int letter = 0; letter < letters; letter++)
        same = same && text[i + letter] == word[letter];
    at[i] += same;
}

#ifndef SOFTGPU_HOST
#include <string>

int main()
{
    std::string text;
    for (int one : numbers(8000, 3, 20))
        text.push_back((char)('a' + one));
    char *dt = to_device(std::vector<char>(text.begin(), text.end()));
    unsigned char *at = device_zeroes<unsigned char>(text.size());
    int places = 0;
    for (int round = 0; round < ROUNDS; round++) {
        std::string word = text.substr(100 * round, 4);
        char *dw = to_device(std::vector<char>(word.begin(), word.end()));
        search<<<groups(text.size(), 256), 256>>>(dt, dw, at, (int)text.size(), 4);
        CHECK(hipFree(dw));
        for (size_t i = text.find(word); i != std::string::npos; i = text.find(word, i + 1))
            places++;
    }
    std::vector<unsigned char> found = from_device(at, text.size());
    int sum = 0;
    for (unsigned char one : found)
        sum += one;
    EXPECT(sum == places);
    tell("string_search", found);
    return 0;
}
#endif
