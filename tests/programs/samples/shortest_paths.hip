/* Floyd and Warshall's: as many dependent launches as there are places. */
#include "sample.h"

__global__ void by_way_of(int *length, int places, int way)
{
    int to = (int)(blockIdx.x * blockDim.x + threadIdx.x), from = (int)blockIdx.y;
    if (to >= places)
        return;
    int around = length[from * places + way] + length[way * places + to];
    if (around < length[from * places + to])
        length[from * places + to] = around;
}

#ifndef SOFTGPU_HOST
int main()
{
    const int places = 40;
    std::vector<int> length = numbers(places * places, 1000, 16);
    for (int i = 0; i < places; i++)
        length[i * places + i] = 0;
    int *at = to_device(length);
    for (int way = 0; way < places; way++) {
        by_way_of<<<dim3(2, places), 32>>>(at, places, way);
        for (int from = 0; from < places; from++)
            for (int to = 0; to < places; to++) {
                int around = length[from * places + way] + length[way * places + to];
                if (around < length[from * places + to])
                    length[from * places + to] = around;
            }
    }
    std::vector<int> result = from_device(at, places * places);
    EXPECT(result == length);
    tell("shortest_paths", result);
    return 0;
}
#endif
